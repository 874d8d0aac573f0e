/**
 * Gives the memory of numbers or bytes back at once; they are empty from then on. A collection of garbage does it only when much else has been made, since to it they are small: what goes by in megabytes would be held in dozens of them.
 * Views of a part of their memory are left as they are.
 */
export const letGo = ({ buffer, byteLength }: ArrayBufferView): void => {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
};

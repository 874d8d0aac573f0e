/**
 * Stands for `node:process` in what is built for the shell. To require that module, Node reads each property of it, standard input too, which it
 * opens for that: a third of what loading the shell took.
 */
export default process;

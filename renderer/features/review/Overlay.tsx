import { GuestOverlay } from './guest/GuestOverlay.tsx';
import { HostOverlay } from './host/HostOverlay.tsx';

/** What of reviews is there while their panel is not. */
export const Overlay = () => (
  <>
    <HostOverlay />
    <GuestOverlay />
  </>
);

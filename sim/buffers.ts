// Buffers as the chip makes them: the simulator has room for any.

namespace pxsim.control {
  export function tryCreateBuffer(size: number): RefBuffer | undefined {
    return size < 0 ? undefined : BufferMethods.createBuffer(size);
  }
}

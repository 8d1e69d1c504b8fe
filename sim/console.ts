// The console as the chip has it: the text that `console` made, without decoration.

namespace pxsim.control {
  // base's own simulator code prefixes each line for the browser's console; that function is replaced here.
  (pxsim.control as { __log: (priority: number, text: string) => void }).__log = (_priority, text) => {
    if (text) runtime.board.writeSerial(text);
  };
}

// Toolbox categories of the packages that have no file of their own for it.

/**
 * Read and set the pins of the board.
 */
//% color="#B22222" weight=80 icon="\uf140"
namespace pins {}

// Where a session outlives a power cut: the board's flash.

//% optimize=size
namespace mqtt {
  /** What libs/flash takes. */
  const MAX_VALUE_BYTES = 3072;

  /** A store in the board's flash, for Client.persist. Keys begin with "#mqtt/", the store's name and "/". */
  export class FlashStore implements Store {
    private prefix: string;

    /** @param name tells the stores of several clients apart, eg: "a" */
    constructor(name: string) {
      this.prefix = "#mqtt/" + name + "/";
    }

    write(key: string, value: Buffer): boolean {
      return value.length <= MAX_VALUE_BYTES && flash.set(this.prefix + key, value) == flash.Result.Done;
    }

    read(key: string): Buffer {
      return flash.get(this.prefix + key);
    }

    remove(key: string): void {
      flash.remove(this.prefix + key);
    }

    keys(): string[] {
      const length = this.prefix.length;
      return flash.list(this.prefix).map((key) => key.substr(length));
    }
  }
}

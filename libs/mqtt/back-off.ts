// How long to wait before another attempt to connect: exponential back-off with a share of chance.

//% optimize=size
namespace mqtt {
  /** How connections are tried again (Client.reconnect); what is left out has its default. */
  export interface ReconnectOptions {
    /** Wait before the first further attempt, default 1; doubled each time. */
    minSeconds?: number;
    /** Longest wait, default 120. */
    maxSeconds?: number;
    /** How much a wait may be longer or shorter by chance, 0 to 1, default 0.2: so boards don't all come at once. */
    jitter?: number;
  }

  export class BackOff {
    /** Waits since the last success. */
    attempts: number;
    private minSeconds: number;
    private maxSeconds: number;
    private jitter: number;

    constructor(options: ReconnectOptions) {
      this.minSeconds = options && options.minSeconds > 0 ? options.minSeconds : 1;
      this.maxSeconds = options && options.maxSeconds > 0 ? options.maxSeconds : 120;
      this.jitter = options && options.jitter >= 0 ? Math.min(options.jitter, 1) : 0.2;
      this.attempts = 0;
    }

    /** The next wait, in milliseconds. */
    next(): number {
      const seconds = Math.min(this.minSeconds * (1 << Math.min(this.attempts, 24)), this.maxSeconds);
      this.attempts++;
      const chance = 1 + this.jitter * (2 * Math.random() - 1);
      return Math.round(seconds * chance * 1000);
    }
  }
}

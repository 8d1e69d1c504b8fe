// What is subscribed, to be renewed at a broker that has forgotten it.

//% optimize=size
namespace mqtt {
  /** Topic filters with the QoS asked for each. */
  export interface Subscriptions {
    [filter: string]: number;
  }

  export class SubscriptionTable {
    filters: string[];
    levels: number[];

    constructor() {
      this.filters = [];
      this.levels = [];
    }

    set(filter: string, qos: number): void {
      this.remove(filter);
      this.filters.push(filter);
      this.levels.push(qos);
    }

    remove(filter: string): void {
      const index = this.filters.indexOf(filter);
      if (index < 0) return;
      this.filters.removeAt(index);
      this.levels.removeAt(index);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// How the tests of a program ended: a line for each as it ends, the sums behind them.

export class Tally {
  passed = 0;
  failed = 0;

  /** What a test returns is told beside its name. Whether it passed. */
  async run(name, body) {
    const begun = Date.now();
    try {
      const note = await body();
      console.log(`ok - ${name} (${Date.now() - begun} ms${note ? `: ${note}` : ''})`);
      this.passed += 1;
      return true;
    } catch (error) {
      this.fail(`${name} (${Date.now() - begun} ms)`, error);
      return false;
    }
  }

  /** A page that is not as it should be is long: its beginning and its end are told. */
  fail(what, error) {
    const said = `${error.stack ?? error}`;
    const shown = said.length > 2500 ? `${said.slice(0, 1800)}\n... ${said.slice(-600)}` : said;
    console.log(`not ok - ${what}\n${shown}`);
    this.failed += 1;
  }

  /** Ends the program. */
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 ? 0 : 1);
  }
}

/** A house as long as its tests last: `work` runs them; then, or at a signal, the house ends and so does the program. */
export async function inHouse(house, work, tidy = () => {}) {
  const end = () => {
    house.end();
    tidy();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      end();
      process.exit(1);
    });
  }
  const tally = new Tally();
  try {
    await work(tally);
  } catch (error) {
    tally.fail('the service starts', error);
  } finally {
    end();
  }
  tally.end();
}

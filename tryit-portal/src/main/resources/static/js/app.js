// The way of a first request. Credentials live in the form and in local variables only: nothing here touches storage,
// cookies, URLs or the log.
import { ask } from "./calls.js";
import * as form from "./form.js";
import * as run from "./run.js";

const POLL_FIRST_MS = 250;
const POLL_MOST_MS = 2000;
const POLL_GIVE_UP_MS = 60000;

let underWay = null;

async function go(input, signal) {
  run.reset();
  run.intoView();
  const token = await step("token", { clientId: input.clientId, clientSecret: input.clientSecret }, signal);
  const access = { accessToken: token.accessToken, subscriptionKey: input.subscriptionKey };
  const unit = { billingUnit: input.billingUnit, residentialUnit: input.residentialUnit };
  const delivery = await step("delivery", { ...unit, body: input.body, ...access }, signal);
  await followed({ billingUnit: input.billingUnit, deliveryId: delivery.deliveryId, ...access }, signal);
  await step("roles", { ...unit, ...access }, signal);
  run.say("done");
}

async function step(name, call, signal) {
  run.start(name);
  const view = await ask(name, call, signal);
  run.show(name, view);
  if (view.verdict === "STOP") {
    throw new run.Stopped(view.title);
  }
  return view;
}

async function followed(call, signal) {
  const giveUp = performance.now() + POLL_GIVE_UP_MS;
  let pause = POLL_FIRST_MS;
  while ((await step("status", call, signal)).verdict === "WAIT") {
    if (performance.now() > giveUp) {
      throw new run.Unfinished("timeout");
    }
    await wait(pause, signal);
    pause = Math.min(pause * 1.5, POLL_MOST_MS);
  }
}

function wait(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });
}

form.ready({
  async send(input) {
    underWay?.abort();
    const mine = new AbortController();
    underWay = mine;
    form.busy(true);
    try {
      await go(input, mine.signal);
    } catch (failure) {
      if (underWay === mine) {
        run.ended(failure);
      }
    } finally {
      if (underWay === mine) {
        underWay = null;
        form.busy(false);
      }
    }
  },
  cancel: () => underWay?.abort(),
  clear() {
    underWay?.abort();
    run.reset();
    run.say("cleared");
  },
});
run.ready();

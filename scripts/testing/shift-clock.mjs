/**
 * Moves this process's clock by CLOCK_SHIFT milliseconds: everything that asks `Date` what time it is. Timers and dates
 * that are given stay as they are. Preloaded (`node --import`) into every program that a test starts.
 */
const shift = Number(process.env.CLOCK_SHIFT ?? 0)

if (shift !== 0) {
  const RealDate = Date
  const real = RealDate.now.bind(RealDate)
  RealDate.now = () => real() + shift
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget),
    apply: (target) => new target(target.now()).toString(),
  })
  RealDate.prototype.constructor = globalThis.Date
}

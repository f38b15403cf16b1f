// Figures for people; what is not known is a dash.

const NONE = "–";
const MINUS = "\u2212";
const formats = new Map();

function fixed(value, digits) {
  if (!formats.has(digits)) {
    formats.set(
      digits,
      new Intl.NumberFormat("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  }
  return formats.get(digits).format(value).replace("-", MINUS);
}

const known = (value) => value !== null && value !== undefined;

export const whole = (value) => (known(value) ? fixed(value, 0) : NONE);

export const decimal = (value, digits) => (known(value) ? fixed(value, digits) : NONE);

/** As many digits as the size of the price calls for. */
export function price(value) {
  if (!known(value)) {
    return NONE;
  }
  const size = Math.abs(value);
  return fixed(value, size >= 100 ? 2 : size >= 1 ? 4 : 8);
}

export const quantity = (value) =>
  known(value) ? (value >= 100 ? fixed(value, 1) : fixed(value, 4)) : NONE;

/** With its sign: plus earns, minus loses. */
export function bps(value) {
  if (!known(value)) {
    return NONE;
  }
  const shown = fixed(value, 1);
  return value > 0 && shown !== "0.0" ? "+" + shown : shown.replace(/^\u22120\.0$/, "0.0");
}

export function money(value, market) {
  const digits = Math.abs(value ?? 0) >= 100 ? 0 : 2;
  return known(value) ? fixed(value, digits) + " " + market.split("/")[1] : NONE;
}

export function span(ms) {
  if (!known(ms)) {
    return NONE;
  }
  if (ms < 1000) {
    return whole(ms) + " ms";
  }
  return ms < 60_000 ? fixed(ms / 1000, 1) + " s" : fixed(ms / 60_000, 1) + " min";
}

export const clock = (ms) => new Date(ms).toISOString().slice(11, 19);

const LABELS = { COINAPI: "CoinAPI", OKX: "OKX" };

export const venue = (name) => LABELS[name] ?? name.charAt(0) + name.slice(1).toLowerCase();

export const words = (name) => name.toLowerCase().replaceAll("_", " ");

/** Both venues, and where the currency of a leg is exchanged, as an episode's id says it. */
export const route = (way) => {
  const over = /:(\w+):(\w+)/.exec(way.id ?? "");
  return venue(way.buy) + " → " + venue(way.sell) + (over ? ` over ${over[1]} on ${venue(over[2])}` : "");
};

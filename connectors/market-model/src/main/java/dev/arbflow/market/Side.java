package dev.arbflow.market;

/** Which side of a trade the taker was on. */
public enum Side {
    /** The taker bought: the trade happened at an ask. */
    BUY,
    /** The taker sold: the trade happened at a bid. */
    SELL
}

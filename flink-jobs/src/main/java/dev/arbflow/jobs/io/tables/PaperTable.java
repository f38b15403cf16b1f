package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.DECIMAL;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MILLIS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.PaperDay.Missed;
import java.math.BigDecimal;

/** The fields of a day of the paper account. */
public final class PaperTable {
    private static final FieldType<BigDecimal> MONEY = DECIMAL.in("quote");

    private static final Table<Missed> MISSED =
            Table.of(
                    Missed.class,
                    field("tooLate", INT, Missed::tooLate)
                            .means("the orders would have arrived after the last look")
                            .point("missedTooLate"),
                    field("unknown", INT, Missed::unknown)
                            .means("what was there when they arrived cannot be known")
                            .point("missedUnknown"),
                    field("gone", INT, Missed::gone)
                            .means("nothing was left that earns the threshold")
                            .point("missedGone"),
                    field("taken", INT, Missed::taken)
                            .means("what was left had been taken by an earlier trade")
                            .point("missedTaken"),
                    field("tooSmall", INT, Missed::tooSmall)
                            .means("what was left is less than the venues accept")
                            .point("missedTooSmall"),
                    field("noInventory", INT, Missed::noInventory)
                            .means("too little to pay with or to sell was where it was needed")
                            .point("missedNoInventory"));

    public static final Table<PaperDay> DAY =
            Table.of(
                    PaperDay.class,
                    field("id", TEXT.in("day|currency"), PaperDay::id)
                            .means("the UTC day and the currency")
                            .key(),
                    field("day", TEXT.in("yyyy-MM-dd"), PaperDay::day)
                            .means("UTC day of event time")
                            .once(),
                    field("currency", TEXT, PaperDay::currency)
                            .means("quote asset of the markets; amounts are in it, not converted")
                            .once()
                            .tag(),
                    field("dayUs", MOMENT, PaperDay::dayUs)
                            .means("start of the day")
                            .once()
                            .dated(),
                    // First of what changes: documents keep the version with the highest.
                    field("revision", INT, PaperDay::revision)
                            .means("grows with each version; a lower one never replaces a higher")
                            .unexported(),
                    field("asOfUs", MOMENT, PaperDay::asOfUs)
                            .means("newest decision that this version knows of")
                            .dated(),
                    field("net", MONEY, PaperDay::net)
                            .means("the result of the day: profit after rebalancing")
                            .point(),
                    field("offered", INT, PaperDay::offered)
                            .means("episodes that were decided on")
                            .point(),
                    field("trades", INT, PaperDay::trades)
                            .means("how many were taken, whole or in part")
                            .point(),
                    field("missed", group(MISSED), PaperDay::missed),
                    field("offeredProfit", MONEY, PaperDay::offeredProfit)
                            .means(
                                    "what all that was still there would have earned, each by itself")
                            .point(),
                    field("profit", MONEY, PaperDay::profit)
                            .means("what the trades earned after both fees")
                            .point(),
                    field("fees", MONEY, PaperDay::fees)
                            .means("what both venues kept of the trades")
                            .point(),
                    field("turnover", MONEY, PaperDay::turnover)
                            .means("what the trades cost, fees included")
                            .point(),
                    field("transfers", INT, PaperDay::transfers)
                            .means("how often something was moved to where it had run short")
                            .point(),
                    field("rebalancingCost", MONEY, PaperDay::rebalancingCost)
                            .means("what the venues kept of those transfers")
                            .point(),
                    field("latencyUs", MICROS, PaperDay::latencyUs)
                            .means("sum of the times from being told to the orders' arrival"),
                    field("timed", INT, PaperDay::timed)
                            .means("over how many episodes that sum is"),
                    field("meanLatencyMs", MILLIS, PaperDay::meanLatencyMs)
                            .means("that sum over that number; null if it is 0")
                            .nullable()
                            .point(),
                    field("inventoryValue", MONEY, PaperDay::inventoryValue)
                            .means(
                                    "all that the account has, at the newest prices it saw in this"
                                            + " currency")
                            .point());

    private PaperTable() {}
}

package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.code;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.Scope;

/** The fields of a rule. */
public final class RuleTable {
    private static final FieldType<Scope> SCOPE =
            code(Scope::code, Scope::parse)
                    .in("*, BASE/QUOTE, VENUE, VENUE|BASE/QUOTE, BUY>SELL, BASE/QUOTE|BUY>SELL");
    private static final FieldType<TakerFee> FEE =
            code(TakerFee::printed, TakerFee::parse).in("25bps or 0.25%, with base behind it");

    private static final Table<Rule.Values> VALUES =
            Table.of(
                    Rule.Values.class,
                    field("switchedOn", BOOLEAN, Rule.Values::switchedOn)
                            .nullable()
                            .since(1, null)
                            .means("whether there are episodes; null leaves it, as below"),
                    field("minNetBps", BPS, Rule.Values::minNetBps)
                            .nullable()
                            .means(
                                    "edge after fees that each unit must have for an episode to open"),
                    field("holdNetBps", BPS, Rule.Values::holdNetBps)
                            .nullable()
                            .means("the same for an open one to go on"),
                    field("minNotional", DOUBLE.in("quote"), Rule.Values::minNotional)
                            .nullable()
                            .means("least proceeds, after the fee, of all such units"),
                    field("maxNotional", DOUBLE.in("quote"), Rule.Values::maxNotional)
                            .nullable()
                            .since(1, null)
                            .means("most capital, fees included, to plan an episode with"),
                    field("dwellUs", MICROS, Rule.Values::dwellUs)
                            .nullable()
                            .means("how long the edge must stand"),
                    field("maxAgeUs", MICROS, Rule.Values::maxAgeUs)
                            .nullable()
                            .since(1, null)
                            .means("longest time since a leg was proven alive"),
                    field("maxLagUs", MICROS, Rule.Values::maxLagUs)
                            .nullable()
                            .since(1, null)
                            .means("largest delay with which a leg's connection delivers"),
                    field("maxSkewUs", MICROS, Rule.Values::maxSkewUs)
                            .nullable()
                            .since(1, null)
                            .means("largest difference of the moments that two legs show"));

    public static final Table<Rule> RULE =
            Table.of(
                    Rule.class,
                    field("version", INT, Rule::version).means("of this rule alone, above 0"),
                    field("effectiveFromUs", MOMENT, Rule::effectiveFromUs)
                            .means("from when it holds, in event time"),
                    field("scope", SCOPE, Rule::scope)
                            .since(1, "*")
                            .means("which routes; the most specific of several wins"),
                    inline("values", VALUES, Rule::values),
                    field("takerFee", FEE, Rule::takerFee)
                            .nullable()
                            .since(1, null)
                            .means("what the venue of the scope charges"),
                    field("author", TEXT, Rule::author).since(1, "").means("who wrote it"),
                    field("note", TEXT, Rule::note).since(1, "").means("why"));

    private RuleTable() {}
}

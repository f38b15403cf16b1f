package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.DetectionRule;

/** The fields of a rule. */
public final class RuleTable {
    public static final Table<DetectionRule> RULE =
            Table.of(
                    DetectionRule.class,
                    field("version", INT, DetectionRule::version)
                            .means("grows with each rule, above 0"),
                    field("effectiveFromUs", MOMENT, DetectionRule::effectiveFromUs)
                            .means("from when it holds, in event time"),
                    field("minNetBps", BPS, DetectionRule::minNetBps)
                            .means(
                                    "edge after fees that each unit must have for an episode to open"),
                    field("holdNetBps", BPS, DetectionRule::holdNetBps)
                            .means("the same for an open one to go on"),
                    field("minNotional", DOUBLE.in("quote"), DetectionRule::minNotional)
                            .means("least proceeds, after the fee, of all such units"),
                    field("dwellUs", MICROS, DetectionRule::dwellUs)
                            .means("how long the edge must stand"));

    private RuleTable() {}
}

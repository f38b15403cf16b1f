package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.rule.Rule;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where thresholds, switches and fees come from.
 *
 * @param history what had been written before a start
 * @param stream the same and what is written later; timestamped with the time it was written,
 *     watermark at the end of time
 */
public record Rules(RuleHistory history, DataStream<Rule> stream) {}

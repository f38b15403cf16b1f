/**
 * What the recent past would have been under another rule: the same detection, over books that were
 * kept, with the rules of that time and with one more.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market}, and of {@code
 * dev.arbflow.jobs} the folder {@code arbitrage} and the record {@code config.Detection}.
 */
package dev.arbflow.jobs.past;

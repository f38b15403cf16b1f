/**
 * What the cores cost: JMH benchmarks, each of which compares what it measures with a slow way to
 * the same result before anything is timed.
 *
 * <p>May import everything; nothing imports it.
 */
package dev.arbflow.benchmarks;

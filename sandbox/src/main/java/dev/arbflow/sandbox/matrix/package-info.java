/**
 * The fault matrix (docs/fault-matrix.md): every fault is tried on every venue. The connector's own
 * sessions read simulated venues in simulated time; witnesses compare what they tell with what is
 * true, and the episodes found in it with those found without the fault.
 *
 * <p>More than twenty files, because a venue in simulated time, its truth, what may differ from it
 * and the comparison of episodes are small parts that are tested one by one.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, {@code dev.arbflow.sandbox.sim},
 * {@code venues} and {@code scenario}, {@code dev.arbflow.embedded.websocket} for how a client is
 * turned away, and what is tried: {@code dev.arbflow.connector.websocket}, and the jobs' detection
 * by way of {@code sandbox.trial}.
 */
package dev.arbflow.sandbox.matrix;

/**
 * Every fault tried on every venue: the connector's own protocols and sessions against simulated
 * venues, in simulated time, judged by what the simulation knows (docs/fault-matrix.md).
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, {@code dev.arbflow.sandbox.sim},
 * {@code venues} and {@code scenario}, and {@code dev.arbflow.connector.websocket}, which is what
 * is tried.
 */
package dev.arbflow.sandbox.matrix;

/**
 * Which venue of a market moves first: Hayashi and Yoshida's covariance over a grid of lags.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.market} and {@code
 * dev.arbflow.jobs.state}; no connector.
 */
package dev.arbflow.jobs.pattern.leadlag;

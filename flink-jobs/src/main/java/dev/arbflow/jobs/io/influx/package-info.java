/**
 * Measurements in InfluxDB: the points, their fields, and the sinks that write them.
 *
 * <p>Allowed imports: {@code java.*}, Flink, {@code dev.arbflow.connector.influxdb}, the client of
 * InfluxDB, {@code dev.arbflow.market}, {@code dev.arbflow.jobs.config}, and of the operators'
 * packages the records that they hand over, and {@code fields} and {@code tables} beside it.
 */
package dev.arbflow.jobs.io.influx;

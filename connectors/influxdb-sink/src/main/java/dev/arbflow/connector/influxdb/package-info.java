/**
 * A Flink sink for InfluxDB 2 that knows nothing of markets. Imports Flink, influxdb-client-java
 * with its OkHttp, slf4j and {@code java.*}.
 */
package dev.arbflow.connector.influxdb;

/**
 * The ends of the pipeline, one folder per kind of end; here stands only what looks at several.
 *
 * <p>With the mains the only code that names a real endpoint. Allowed imports: {@code java.*},
 * {@code dev.arbflow.connector.influxdb}, the clients of the stores, {@code dev.arbflow.market},
 * {@code dev.arbflow.jobs.config} and the folders below, none of which may import this package.
 */
package dev.arbflow.jobs.io;

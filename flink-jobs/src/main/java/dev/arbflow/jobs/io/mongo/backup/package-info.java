/**
 * Documents that cannot be made again, out of the store and back.
 *
 * <p>Allowed imports: {@code java.*}, MongoDB's client, {@code dev.arbflow.jobs.config} and {@code
 * mongo}.
 */
package dev.arbflow.jobs.io.mongo.backup;

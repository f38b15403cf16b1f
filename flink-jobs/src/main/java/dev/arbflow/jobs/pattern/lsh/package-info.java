/**
 * Locality-sensitive hashing of vectors: which of many are likely to be near one another.
 *
 * <p>Allowed imports: {@code java.*}.
 */
package dev.arbflow.jobs.pattern.lsh;

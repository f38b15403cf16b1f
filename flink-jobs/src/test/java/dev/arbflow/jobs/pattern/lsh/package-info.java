/**
 * Locality-sensitive hashing of vectors: which of many are likely to be near one another. What the
 * search of the product is measured against.
 *
 * <p>Allowed imports: {@code java.*}.
 */
package dev.arbflow.jobs.pattern.lsh;

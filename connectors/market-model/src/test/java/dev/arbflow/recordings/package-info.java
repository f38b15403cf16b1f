/**
 * Where tests find recordings of real venues, which lie beside the repository and not in it.
 *
 * <p>Allowed imports: {@code java.*} and JUnit.
 */
package dev.arbflow.recordings;

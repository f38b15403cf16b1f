/**
 * Where tests find files of the repository, and recordings of real venues that lie beside it.
 *
 * <p>Allowed imports: {@code java.*} and JUnit.
 */
package dev.arbflow.repository;

/**
 * Where tests find files of the repository, bills of what was built from it, and recordings of real
 * venues that lie beside it.
 *
 * <p>Allowed imports: {@code java.*} and JUnit.
 */
package dev.arbflow.repository;

/**
 * Real servers inside this JVM, on loopback only, for tests and for the sandbox. Imports the
 * servers' own libraries and {@code java.*}; nothing of arbflow.
 *
 * <p>More than twenty files: the public ones are one server each, the others are their parts.
 */
package dev.arbflow.embedded;

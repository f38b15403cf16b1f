/**
 * Real servers inside this JVM, on loopback only, for tests and for the sandbox. Imports the
 * servers' own libraries and {@code java.*}; nothing of arbflow.
 */
package dev.arbflow.embedded;

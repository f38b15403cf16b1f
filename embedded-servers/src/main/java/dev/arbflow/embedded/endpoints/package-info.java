/**
 * Which servers integration tests talk to, and what was proven on them: those that the environment
 * names, on data of the test's own, else the stand-ins of {@code dev.arbflow.embedded}. Imports
 * that package, the servers' clients and {@code java.*}.
 */
package dev.arbflow.embedded.endpoints;

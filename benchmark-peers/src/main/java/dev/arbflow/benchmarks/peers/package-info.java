/**
 * Engines that benchmarks are compared with.
 *
 * <p>Their licences are not the project's, so nothing else is built with them.
 */
package dev.arbflow.benchmarks.peers;

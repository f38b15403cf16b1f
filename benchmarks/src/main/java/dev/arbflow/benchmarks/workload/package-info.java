/**
 * What benchmarks feed to the cores: seeded streams whose hash is checked, recorded frames, and the
 * slow ways to the right result.
 *
 * <p>More than twenty files, because each benchmark has a workload and ways to do the same.
 */
package dev.arbflow.benchmarks.workload;

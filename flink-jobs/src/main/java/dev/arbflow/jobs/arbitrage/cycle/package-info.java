/**
 * From books to episodes of cycles: the best rates between assets, the cycles of three and four of
 * them that pay, judged like routes.
 *
 * <p>Allowed imports: those of {@code dev.arbflow.jobs.arbitrage}, and that package itself.
 */
package dev.arbflow.jobs.arbitrage.cycle;

/**
 * How completely feeds were heard, and what is released about them under a privacy budget.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and its other folders, without a
 * circle.
 */
package dev.arbflow.market.coverage;

/**
 * Holds the bills of materials of what is built against the advisories listed in {@code
 * .ci/advisories.tsv}. Imports Jackson, Maven's comparison of versions and {@code java.*}.
 */
package dev.arbflow.sandbox.advisories;

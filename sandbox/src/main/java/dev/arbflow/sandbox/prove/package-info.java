/**
 * What the proofs of {@code scripts/prove-*.sh} compare; may import the market model, the codecs of
 * the topics and client libraries.
 */
package dev.arbflow.sandbox.prove;

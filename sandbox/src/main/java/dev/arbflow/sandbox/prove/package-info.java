/**
 * What the proofs of {@code scripts/prove-*.sh} compare; may import the market model, the codecs of
 * the topics, what the oracle knows, and client libraries.
 */
package dev.arbflow.sandbox.prove;

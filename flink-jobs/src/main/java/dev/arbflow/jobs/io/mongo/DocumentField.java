package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.io.fields.Leaf;

/**
 * One field of the documents of a collection.
 *
 * @param leaf where it is and what it means
 * @param required whether it is always there
 */
record DocumentField(Leaf leaf, boolean required) {}

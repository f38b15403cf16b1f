package dev.arbflow.jobs.io.mongo;

import com.mongodb.MongoCommandException;
import java.util.Set;

/** Tells a server that lacks something of MongoDB from one that refuses it. */
final class Unsupported {
    /**
     * Command not found, not supported, not implemented; and the code of Amazon DocumentDB for a
     * feature that it lacks.
     *
     * @see <a href="https://www.mongodb.com/docs/manual/reference/error-codes/">error codes</a>
     */
    private static final Set<Integer> CODES = Set.of(59, 115, 238, 303);

    private Unsupported() {}

    static boolean is(MongoCommandException refused) {
        return CODES.contains(refused.getErrorCode());
    }
}

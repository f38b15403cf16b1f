package dev.arbflow.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * An H2 backend that compares the keys of its indexes as text.
 *
 * <p>As it comes, the backend serializes both keys for each comparison on the way to one, which is
 * most of the server's work. It takes a map that is already open as it is; so each index is opened
 * here first, with a type that suits it. Documents are left to the backend: it changes them in
 * place while the store's own thread writes them, which an encoder must bear.
 */
final class TextKeyH2Backend extends H2Backend {

    TextKeyH2Backend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name);
    }

    /** Inner, because its parent's constructor already opens what the store holds. */
    private final class Database extends H2Database {

        Database(String name) {
            super(name, getMvStore(), getCursorRegistry());
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            getMvStore()
                    .openMap(
                            getFullCollectionNamespace(collection) + "._index_" + index,
                            new MVMap.Builder<KeyValue, Object>().keyType(new KeyValueType()));
            return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }
    }
}

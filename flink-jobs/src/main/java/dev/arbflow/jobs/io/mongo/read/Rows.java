package dev.arbflow.jobs.io.mongo.read;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.mongodb.source.reader.deserializer.MongoDeserializationSchema;
import org.bson.BsonDocument;

/** Documents as rows of one type. */
final class Rows<T> implements MongoDeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final DocumentReader<T> reader;

    Rows(Class<T> type, DocumentReader<T> reader) {
        this.type = type;
        this.reader = reader;
    }

    @Override
    public T deserialize(BsonDocument document) {
        return reader.read(document);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}

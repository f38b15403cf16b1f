package dev.arbflow.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents of a collection, kept as BSON, which begins with its length. */
final class DocumentType extends BasicDataType<Document> {
    /** What a field takes in memory, roughly; the store's cache counts with it. */
    private static final int BYTES_PER_FIELD = 100;

    @Override
    public int getMemory(Document document) {
        return BYTES_PER_FIELD * (1 + document.size());
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        ByteBuf bson = Unpooled.buffer(BYTES_PER_FIELD * (1 + document.size()));
        BsonEncoder.encodeDocument(document, bson);
        out.put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer in) {
        ByteBuf bson = Unpooled.wrappedBuffer(in);
        Document document = BsonDecoder.decodeBson(bson);
        in.position(in.position() + bson.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}

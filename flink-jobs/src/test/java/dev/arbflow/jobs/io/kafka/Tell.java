package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.HashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the market topics as ingest would, for jobs that only need something to read. */
public final class Tell {
    private Tell() {}

    /** One trade and one book. */
    public static void something(Kafka kafka) throws Exception {
        TradeUpdate trade = TradeUpdate.of(Trades.kraken("BTC/USD").build());
        BookUpdate book = BookUpdate.of(Books.kraken("BTC/USD").build());
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(new HashMap<>(KafkaClients.settings(kafka)), bytes, bytes)) {
            producer.send(
                            new ProducerRecord<>(
                                    Topic.TRADES.name(kafka), SbeCodec.trades().write(trade)))
                    .get();
            producer.send(
                            new ProducerRecord<>(
                                    Topic.BOOKS.name(kafka), SbeCodec.books().write(book)))
                    .get();
        }
    }
}

package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Progress;
import java.io.IOException;

/** Fields that records of several topics share. */
final class CommonFields {
    static final String TYPE = "type";
    static final String PROGRESS = "progress";

    private CommonFields() {}

    static void write(Origin origin, JsonGenerator out) throws IOException {
        out.writeStringField("feed", origin.feed().name());
        out.writeStringField("connection", origin.connection());
        out.writeNumberField("epoch", origin.epoch());
        out.writeNumberField("sequence", origin.sequence());
    }

    static Origin origin(JsonFields in) throws ReadError {
        return new Origin(
                in.choice("feed", Feed.class),
                in.text("connection"),
                in.integer("epoch"),
                in.integer("sequence"));
    }

    static void write(Times times, JsonGenerator out) throws IOException {
        out.writeNumberField("exchangeUs", times.exchangeUs());
        out.writeNumberField("correctionUs", times.correctionUs());
        out.writeNumberField("receiveUs", times.receiveUs());
        out.writeNumberField("ingestUs", times.ingestUs());
    }

    static Times times(JsonFields in) throws ReadError {
        return new Times(
                in.integer("exchangeUs"),
                in.integer("correctionUs"),
                in.integer("receiveUs"),
                in.integer("ingestUs"));
    }

    static void write(Progress progress, JsonGenerator out) throws IOException {
        out.writeStringField(TYPE, PROGRESS);
        write(progress.origin(), out);
        out.writeNumberField("receiveUs", progress.receiveUs());
        out.writeNumberField("ingestUs", progress.ingestUs());
        out.writeNumberField("asOfUs", progress.asOfUs());
        out.writeNumberField("lagUs", progress.lagUs());
        String[] listings = progress.listings();
        out.writeFieldName("listings");
        out.writeArray(listings, 0, listings.length);
        long[] asOfUs = progress.listingsAsOfUs();
        out.writeFieldName("listingsAsOfUs");
        out.writeArray(asOfUs, 0, asOfUs.length);
    }

    static Progress progress(JsonFields in) throws ReadError {
        return new Progress(
                origin(in),
                in.integer("receiveUs"),
                in.integer("ingestUs"),
                in.integer("asOfUs"),
                in.integer("lagUs"),
                in.texts("listings"),
                in.integers("listingsAsOfUs"));
    }

    static ReadError unknownType(String type) {
        return new ReadError("type '" + type + "' does not belong into this topic");
    }
}

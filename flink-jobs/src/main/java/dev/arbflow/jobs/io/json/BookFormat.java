package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.io.IOException;

/** Records of the books topic: books and progress. */
final class BookFormat implements JsonFormat<BookUpdate> {
    private static final long serialVersionUID = 1L;
    private static final String BOOK = "book";

    @Override
    public void write(BookUpdate update, JsonGenerator out) throws IOException {
        if (update.book() == null) {
            CommonFields.write(update.progress(), out);
            return;
        }
        Book book = update.book();
        out.writeStringField(CommonFields.TYPE, BOOK);
        out.writeStringField("venue", book.venue().name());
        out.writeStringField("market", book.market().code());
        out.writeStringField("validity", book.validity().name());
        out.writeFieldName("bids");
        write(book.bids(), out);
        out.writeFieldName("asks");
        write(book.asks(), out);
        CommonFields.write(book.times(), out);
        out.writeNumberField("asOfUs", book.asOfUs());
        out.writeNumberField("lagUs", book.lagUs());
        CommonFields.write(book.origin(), out);
    }

    @Override
    public BookUpdate read(JsonFields in) throws ReadError {
        String type = in.text(CommonFields.TYPE);
        return switch (type) {
            case BOOK -> BookUpdate.of(book(in));
            case CommonFields.PROGRESS -> BookUpdate.of(CommonFields.progress(in));
            default -> throw CommonFields.unknownType(type);
        };
    }

    private static Book book(JsonFields in) throws ReadError {
        return new Book(
                CommonFields.origin(in),
                in.choice("venue", Venue.class),
                Market.parse(in.text("market")),
                in.choice("validity", BookValidity.class),
                in.levels("bids"),
                in.levels("asks"),
                CommonFields.times(in),
                in.integer("asOfUs"),
                in.integer("lagUs"));
    }

    private static void write(Ladder side, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < side.depth(); i++) {
            out.writeStartArray();
            out.writeNumber(side.prices()[i]);
            out.writeNumber(side.quantities()[i]);
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}

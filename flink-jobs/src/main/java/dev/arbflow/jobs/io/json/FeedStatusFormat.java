package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.market.book.FeedStatus;
import java.io.IOException;

/** Records of the topic of feed states. */
final class FeedStatusFormat implements JsonFormat<FeedStatus> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(FeedStatus status, JsonGenerator out) throws IOException {
        out.writeStringField("subject", status.subject());
        out.writeStringField("state", status.state().name());
        out.writeStringField("reason", status.reason());
        out.writeNumberField("receiveUs", status.receiveUs());
        CommonFields.write(status.origin(), out);
    }

    @Override
    public FeedStatus read(JsonFields in) throws ReadError {
        return new FeedStatus(
                CommonFields.origin(in),
                in.text("subject"),
                in.choice("state", FeedStatus.State.class),
                in.text("reason"),
                in.integer("receiveUs"));
    }
}

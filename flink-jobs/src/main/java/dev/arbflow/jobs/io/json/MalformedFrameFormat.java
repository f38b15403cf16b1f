package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.market.book.MalformedFrame;
import java.io.IOException;

/** Records of the topic of frames that could not be read. */
final class MalformedFrameFormat implements JsonFormat<MalformedFrame> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(MalformedFrame frame, JsonGenerator out) throws IOException {
        out.writeStringField("reason", frame.reason());
        out.writeStringField("text", frame.text());
        out.writeNumberField("receiveUs", frame.receiveUs());
        CommonFields.write(frame.origin(), out);
    }

    @Override
    public MalformedFrame read(JsonFields in) throws ReadError {
        return new MalformedFrame(
                CommonFields.origin(in),
                in.text("text"),
                in.text("reason"),
                in.integer("receiveUs"));
    }
}

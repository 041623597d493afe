package dev.ganvas.engine.plan.channel;

import dev.ganvas.engine.plan.Signal;
import java.util.Arrays;

/**
 * Cuts the rows of a signal into pieces of a few channels, which a kernel goes through for one row after another: the
 * numbers that belong to a channel are spread over its pixels once, and the loops over values are plain ones.
 */
final class ChannelPieces {
    /** How many values a kernel works on at a time: several arrays of that length fit the nearest cache. */
    static final int TILE = 1024;

    private static final ThreadLocal<float[][]> TILES = ThreadLocal.withInitial(() -> new float[10][TILE]);

    private final int channels;
    private final int plane;
    /** Channels that lie side by side: 1 where each channel is a plane by itself. */
    private final int lanes;

    private final int channelsOfAPiece;
    private final int row;

    /** Cuts rows of the form of {@code signal}. */
    ChannelPieces(Signal signal, int channels) {
        this.channels = channels;
        this.row = Math.toIntExact(signal.value().length() / signal.value().size(0));
        this.plane = row / channels;
        this.lanes = signal.layout().lanes();
        int unit = lanes * plane;
        this.channelsOfAPiece = Math.min(channels, Math.max(1, TILE / unit) * lanes);
    }

    /** Returns arrays of {@link #TILE} values that the calling thread may use until it goes on with something else. */
    static float[][] tiles() {
        return TILES.get();
    }

    int channels() {
        return channels;
    }

    int plane() {
        return plane;
    }

    /** Returns how many values a row has. */
    int row() {
        return row;
    }

    int count() {
        return (channels + channelsOfAPiece - 1) / channelsOfAPiece;
    }

    int firstChannel(int piece) {
        return piece * channelsOfAPiece;
    }

    int channels(int piece) {
        return Math.min(channelsOfAPiece, channels - firstChannel(piece));
    }

    /** Returns where a piece begins in its row. */
    int from(int piece) {
        return firstChannel(piece) * plane;
    }

    /** Returns how many values a piece has; a kernel takes them by whole {@link #TILE}s. */
    int length(int piece) {
        return channels(piece) * plane;
    }

    /** Returns how many values of a piece are in the tile from {@code from} on. */
    int tile(int piece, int from) {
        return Math.min(TILE, length(piece) - from);
    }

    /** Fills a tile with the value of the channel that each place of the piece belongs to. */
    void spread(int piece, float[] ofChannels, float[] tile) {
        int first = firstChannel(piece);
        int length = Math.min(TILE, length(piece));
        if (lanes == 1) {
            for (int from = 0, channel = first; from < length; from += plane, channel++) {
                Arrays.fill(tile, from, Math.min(from + plane, length), ofChannels[channel]);
            }
            return;
        }
        int unit = lanes * plane;
        for (int from = 0; from < length; from += lanes) {
            System.arraycopy(ofChannels, first + from / unit * lanes, tile, from, lanes);
        }
    }

    /** Adds the values of a tile to their channels. */
    void collect(int piece, float[] tile, double[] ofChannels) {
        int length = Math.min(TILE, length(piece));
        int channel = firstChannel(piece);
        int unit = lanes * plane;
        for (int from = 0; from < length; from += unit, channel += lanes) {
            int end = Math.min(from + unit, length);
            for (int lane = 0; lane < lanes; lane++) {
                double sum = 0;
                for (int at = from + lane; at < end; at += lanes) {
                    sum += tile[at];
                }
                ofChannels[channel + lane] += sum;
            }
        }
    }

    /** Takes the first value of each channel of a piece out of a tile that begins with the piece. */
    void pick(int piece, float[] tile, float[] ofChannels) {
        int first = firstChannel(piece);
        for (int i = 0; i < channels(piece); i++) {
            ofChannels[first + i] = tile[i / lanes * lanes * plane + i % lanes];
        }
    }
}

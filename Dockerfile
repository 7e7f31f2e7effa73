# The crawler and all it needs. `docker build -t crawler .`; see compose.yaml.
FROM python:3.11-slim
RUN useradd --create-home --uid 10001 crawler && mkdir /data && chown crawler /data
WORKDIR /srv/crawler
COPY requirements.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement requirements.lock
COPY scrapy.cfg ./
COPY crawler ./crawler
COPY schema ./schema
USER crawler
ENV DATA_DIR=/data PYTHONUNBUFFERED=1
VOLUME /data
# `docker stop` sends SIGTERM; the daemon ends within 30 seconds of it.
STOPSIGNAL SIGTERM
ENTRYPOINT ["scrapy"]
CMD ["schedule"]

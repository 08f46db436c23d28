// Command kafka is a broker of one topic with one partition for the laboratory. It prints each message that it takes, a JSON object a line.
package main

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"flag"
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

type message struct {
	Offset    int64  `json:"offset"`
	Timestamp int64  `json:"timestamp"`
	Value     string `json:"value"`
}

func main() {
	address := flag.String("address", "127.0.0.1:9092", "where to listen")
	topic := flag.String("topic", "logs", "name of the topic")
	folder := flag.String("folder", "", "where messages are kept from one start to the next")
	user := flag.String("user", "", "the only user, who shows a password by SCRAM-SHA-512")
	password := flag.String("password", "", "the password of the user")
	certificate := flag.String("certificate", "", "file of the certificate; without it there is no TLS")
	key := flag.String("key", "", "file of the key of the certificate")
	flag.Parse()

	broker := []kfake.Opt{
		kfake.NumBrokers(1),
		kfake.SeedTopics(1, *topic),
		kfake.DataDir(*folder),
		kfake.SyncWrites(),
	}
	reader := []kgo.Opt{kgo.SeedBrokers(*address), kgo.ConsumeTopics(*topic)}
	listen := func(string, string) (net.Listener, error) { return net.Listen("tcp", *address) }
	if *user != "" {
		broker = append(broker, kfake.EnableSASL(), kfake.Superuser("SCRAM-SHA-512", *user, *password))
		reader = append(reader, kgo.SASL(scram.Auth{User: *user, Pass: *password}.AsSha512Mechanism()))
	}
	if *certificate != "" {
		pair, err := tls.LoadX509KeyPair(*certificate, *key)
		if err != nil {
			log.Fatal(err)
		}
		listen = func(string, string) (net.Listener, error) {
			return tls.Listen("tcp", *address, &tls.Config{Certificates: []tls.Certificate{pair}})
		}
		// the broker is in this program
		reader = append(reader, kgo.DialTLSConfig(&tls.Config{InsecureSkipVerify: true}))
	}
	cluster, err := kfake.NewCluster(append(broker, kfake.ListenFn(listen))...)
	if err != nil {
		log.Fatal(err)
	}
	defer cluster.Close()
	client, err := kgo.NewClient(reader...)
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	out := json.NewEncoder(os.Stdout)
	for ctx.Err() == nil {
		client.PollFetches(ctx).EachRecord(func(record *kgo.Record) {
			if err := out.Encode(message{record.Offset, record.Timestamp.UnixMilli(), string(record.Value)}); err != nil {
				log.Fatal(err)
			}
		})
	}
}
